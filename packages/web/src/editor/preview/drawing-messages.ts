/** What the page and the frame that draws diagrams say to each other. */
export interface DrawingAsked {
  readonly id: number;
  readonly source: string;
  readonly dark: boolean;
}

export type DrawingAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'drawn'; readonly id: number; readonly svg: string }
  | { readonly kind: 'wrong'; readonly id: number; readonly message: string };
