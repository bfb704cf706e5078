import type { FastifyInstance } from 'fastify';

/**
 * PostgreSQL keeps no zero character, and half of a surrogate pair is no text: some old keyboards and some attackers send
 * both. They are taken out before anything is checked, so that the rest of what somebody wrote is kept.
 */
export function cleanInput(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (isTree(request.body)) cleanTree(request.body);
    if (isTree(request.query)) cleanTree(request.query);
  });
}

type Tree = Record<string, unknown> | unknown[];

/** Bodies that are streams or buffers are left alone: they are not text yet. */
const isTree = (value: unknown): value is Tree => Array.isArray(value)
  || (typeof value === 'object' && value !== null && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null));

function cleanTree(tree: Tree): void {
  for (const key of Object.keys(tree)) {
    const value = (tree as Record<string, unknown>)[key];
    if (typeof value === 'string') (tree as Record<string, unknown>)[key] = cleanText(value);
    else if (isTree(value)) cleanTree(value);
  }
}

const cleanText = (text: string): string => (text.includes('\u0000') ? text.replaceAll('\u0000', '') : text).toWellFormed();
