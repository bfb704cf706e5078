import { z } from 'zod';
import { id, instant, lat, lng, page, pageQuery, unitCode } from './shapes.js';

export const UNIT_LEVELS = ['county', 'town', 'village', 'compound', 'building', 'entrance'] as const;

export const unit = z.object({
  unitCode, parentCode: unitCode.nullable(), level: z.enum(UNIT_LEVELS), kind: z.string(), name: z.string(),
  nationalCode: z.string().length(12).nullable(), lng: z.number().nullable(), lat: z.number().nullable(),
  supervisionPhone: z.string().nullable(),
});
export type Unit = z.infer<typeof unit>;

/** GET /api/units?parent=|q=|lng=&lat=: children of a unit, a search by name or pinyin initials, or the unit of a place. Public. */
export const unitQuery = z.object({
  parent: unitCode.optional(), q: z.string().trim().max(60).optional(),
  lng: z.coerce.number().pipe(lng).optional(), lat: z.coerce.number().pipe(lat).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const unitList = z.object({ rows: z.array(unit) });

/** GET /api/map/units?parent=: outlines as GeoJSON, for the schematic base map. */
export const unitMapQuery = z.object({ parent: unitCode.optional() });
export const unitOutlines = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({
    type: z.literal('Feature'),
    properties: z.object({ unitCode, name: z.string(), level: z.string(), lng: z.number().nullable(), lat: z.number().nullable() }),
    geometry: z.unknown(),
  })),
});

export const personOnDuty = z.object({
  personId: id, name: z.string(), phone: z.string().nullable(), postId: id, postKind: z.string(), postName: z.string(),
  unitCode, unitName: z.string(), skills: z.array(z.string()), from: instant, until: instant,
  openCases: z.number().int(), capacity: z.number().int(),
});
export type PersonOnDuty = z.infer<typeof personOnDuty>;
/** GET /api/duty: who is on duty now inside a unit, by name, pinyin initials or post kind. */
export const dutyQuery = z.object({
  unit: unitCode.optional(), postKind: z.string().max(40).optional(), q: z.string().trim().max(60).optional(), ...pageQuery,
});
export const dutyPage = page(personOnDuty);

/** POST /api/duty/end: I go off duty now (or a dispatcher says so for somebody); open cases are handed on. */
export const endDuty = z.object({ commandId: id, personId: id.nullish(), at: instant.nullish() });
/** `wasOnDuty` false: there was nothing to end. `onDutyUntil`: another shift of theirs still runs. */
export const dutyEnded = z.object({ wasOnDuty: z.boolean(), onDutyUntil: instant.nullable() });

export const dutyChart = z.object({
  version: z.number().int(), effectiveAt: instant,
  rows: z.array(z.object({ matterCode: z.string(), unitCode, part: z.enum(['lead', 'assist', 'informed']), postKind: z.string(),
    /** Order among several kinds of one cell: the first with somebody on duty takes it. */
    rank: z.number().int() })),
});

/** GET /api/households?q=: look-up for opening a case on behalf; inside the caller's scope, at most 20. */
export const householdQuery = z.object({ q: z.string().trim().min(2).max(60) });
export const householdList = z.object({
  rows: z.array(z.object({
    householdId: id, address: z.string(), unitCode, unitName: z.string(), lng: z.number().nullable(), lat: z.number().nullable(),
    residents: z.array(z.object({ residentId: id, name: z.string(), phone: z.string().nullable() })),
  })),
});
