import { z } from 'zod';

/** Shapes used by more than one capability. Instants travel as milliseconds since 1970, ids as UUIDs the client made. */
export const id = z.uuid();
export const instant = z.number().int().min(0).max(4_102_444_800_000);
export const unitCode = z.string().regex(/^[0-9]{6}([0-9]{3}){0,5}$/);
export const lng = z.number().min(-180).max(180);
export const lat = z.number().min(-90).max(90);
/** Where a coordinate came from; everything is stored as WGS-84. */
export const coordinateSystem = z.enum(['WGS84', 'GCJ02', 'BD09']).default('WGS84');
export const phone = z.string().regex(/^\+?[0-9][0-9 -]{4,18}$/);

/** Every page of a list: rows and the key of the next page, or null at the end. */
export const page = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable() });
export const pageQuery = {
  after: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** What a refused request is answered with. `code` is stable; `sentence` is in the language of the request. */
export const refusal = z.object({ code: z.string(), sentence: z.string(), fields: z.array(z.string()).optional() });
export type RefusalAnswer = z.infer<typeof refusal>;
