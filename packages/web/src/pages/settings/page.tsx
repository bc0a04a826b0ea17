export default function SettingsPage() {
  return (
    <main id="content">
      <h1>Settings</h1>
    </main>
  );
}
