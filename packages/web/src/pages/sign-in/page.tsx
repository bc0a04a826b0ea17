export default function SignInPage() {
  return (
    <main id="content">
      <h1>SignIn</h1>
    </main>
  );
}
