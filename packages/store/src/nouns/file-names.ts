import type { Db } from '../store.ts';

const longestName = 200;

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

/** `wanted`, or the first of `wanted-2`, `wanted-3` … that no other postmortem has. */
export async function freeFileName(db: Db, wanted: string, ownId?: string): Promise<string> {
  const name = wanted.slice(0, longestName);
  const taken = async (candidate: string) => {
    const row = await db
      .selectFrom('postmortems')
      .select('id')
      .where('file_name', '=', candidate)
      .executeTakeFirst();
    return row !== undefined && row.id !== ownId;
  };
  if (!(await taken(name))) return name;
  const [, stem = name, ending = ''] = /^(.*?)(\.[^./]*)?$/s.exec(name) ?? [];
  for (let count = 2; ; count = count < 20 ? count + 1 : count * 2) {
    const candidate = `${stem}-${count}${ending}`;
    if (!(await taken(candidate))) return candidate;
  }
}
