/** What each role may do, in words. */
export const roleWords = {
  admin: { label: 'Administrator', may: 'everything, and people, policy and restricted postmortems' },
  member: { label: 'Member', may: 'write, comment and review' },
  reader: { label: 'Reader', may: 'read and comment' },
} as const;
