export default function ActionsPage() {
  return (
    <main id="content">
      <h1>Actions</h1>
    </main>
  );
}
