/** Grows when any row that `project-document.ts` reads off a text would come out differently; `reindex` renews rows of older ones. */
export const projectionVersion = 1;
