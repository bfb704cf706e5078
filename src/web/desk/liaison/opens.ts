import type { Coverage } from '../../api/liaison.js';

/** A unit that holds households itself opens its own page; one that only holds other units opens what is below it. */
export const opens = (row: Coverage['below'][number]): string => (row.level === 'village' || row.level === 'compound') && row.counts.cells <= 1
  ? `/liaison/units/${row.unitCode}` : `/liaison?unit=${row.unitCode}`;
