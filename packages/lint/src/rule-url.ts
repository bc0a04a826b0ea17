/** Where a rule's page is, relative to the product's documentation: the one place that knows. */
export function ruleUrl(id: string): string {
  return `docs/rules/${id}.md`;
}
