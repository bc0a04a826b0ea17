/**
 * Pictures of a page as links to them: a page that is opened asks nobody for anything, and tells nobody that it was
 * read. `html` is micromark's output, where `<` in text is always escaped.
 */
export function withLinkedImages(html: string): string {
  let inLink = false;
  return html.replace(
    /<a\b[^>]*>|<\/a>|<img src="([^"]*)" alt="([^"]*)"[^>]*>/g,
    (tag, source?: string, alt?: string) => {
      if (source === undefined) {
        inLink = tag !== '</a>';
        return tag;
      }
      const words = `[image${alt === undefined || alt === '' ? '' : `: ${alt}`}]`;
      return inLink || source === '' ? words : `<a href="${source}">${words}</a>`;
    },
  );
}
