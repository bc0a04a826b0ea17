// Written by `npm run generate`. Do not edit: add a folder or a file instead.
export const templateTexts: Readonly<Record<string, string>> = {
};
