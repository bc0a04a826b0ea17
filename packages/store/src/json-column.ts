/** JSON that this package wrote into a column, read back. */
export function listColumn(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
}

export function recordColumn(json: string): Record<string, unknown> {
  const record: unknown = JSON.parse(json);
  return typeof record === 'object' && record !== null && !Array.isArray(record) ? { ...record } : {};
}
