/** A micro-grid is called by its place and number, on paper and on screen alike. */
export const gridName = (unitName: string, number: number): string => `${unitName}第${number}微网格`;
