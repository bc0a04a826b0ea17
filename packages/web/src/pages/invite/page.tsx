export default function InvitePage() {
  return (
    <main id="content">
      <h1>Invite</h1>
    </main>
  );
}
