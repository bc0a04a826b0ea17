export default function NewPage() {
  return (
    <main id="content">
      <h1>New</h1>
    </main>
  );
}
