export default function LibraryPage() {
  return (
    <main id="content">
      <h1>Library</h1>
    </main>
  );
}
