export default function HomePage() {
  return (
    <main id="content">
      <h1>Home</h1>
    </main>
  );
}
