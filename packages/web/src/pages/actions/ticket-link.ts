/** The address that a ticket cell holds, if it is one of the web: bare, or as a Markdown link. */
export function ticketLink(ticket: string | null): { href: string; text: string } | null {
  if (ticket === null) return null;
  const link = /^\[([^\]]+)\]\((\S+?)\)$/.exec(ticket.trim());
  const address = link?.[2] ?? ticket.trim().replace(/^<(.*)>$/, '$1');
  if (!/^https?:\/\/[^\s]+$/i.test(address)) return null;
  const last = address
    .replace(/[?#].*$/, '')
    .split('/')
    .findLast((part) => part !== '');
  return { href: address, text: link?.[1] ?? last ?? address };
}

/** The title without the ticket’s address at its end: the ticket has a place of its own. */
export function titleWithoutTicket(title: string, ticket: string | null): string {
  const link = ticketLink(ticket);
  if (link === null || !title.endsWith(link.href)) return title;
  const rest = title.slice(0, -link.href.length).replace(/[\s:([–—-]+$/, '');
  return rest === '' ? title : rest;
}
