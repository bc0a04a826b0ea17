import type { Db } from '../store.ts';

const longestName = 400;

/** `2024-01-15-checkout-was-slow.md` */
export function fileNameFor(date: string | null, title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
  return `${[date, words].filter((part) => part !== null && part !== '').join('-') || 'postmortem'}.md`;
}

/** `wanted`, or the first of `wanted-2`, `wanted-3` … that no other postmortem has, and that is not in `taken`. */
export async function freeFileName(
  db: Db,
  wanted: string,
  options: { readonly ownId?: string; readonly taken?: ReadonlySet<string> } = {},
): Promise<string> {
  const name = wanted.slice(0, longestName);
  const isTaken = async (candidate: string) => {
    if (options.taken?.has(candidate)) return true;
    const row = await db
      .selectFrom('postmortems')
      .select('id')
      .where('file_name', '=', candidate)
      .executeTakeFirst();
    return row !== undefined && row.id !== options.ownId;
  };
  if (!(await isTaken(name))) return name;
  const [, stem = name, ending = ''] = /^(.*?)(\.[^./]*)?$/s.exec(name) ?? [];
  for (let count = 2; ; count = count < 20 ? count + 1 : count * 2) {
    const candidate = `${stem}-${count}${ending}`;
    if (!(await isTaken(candidate))) return candidate;
  }
}
