/** The built-in templates by how often they fit; a team’s own stand before them. */
const usual = ['standard', 'quick', 'five-whys', 'detailed', 'security', 'near-miss'];

/** The templates with the likeliest first. */
export function inOrder<T extends { readonly name: string }>(templates: readonly T[]): readonly T[] {
  const place = ({ name }: T) => usual.indexOf(name);
  return [...templates].sort((a, b) => place(a) - place(b));
}
