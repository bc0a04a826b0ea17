export default function SetUpPage() {
  return (
    <main id="content">
      <h1>SetUp</h1>
    </main>
  );
}
