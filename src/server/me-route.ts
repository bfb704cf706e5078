import type { FastifyRequest } from 'fastify';
import { installation, me, type Me } from '../contract/identity.js';
import { scopeOf, type Person } from '../ground/access/actor.js';
import { actionsOf } from '../ground/access/permissions.js';
import type { Transaction } from '../ground/database/database.js';
import type { Ground } from '../ground/ground.js';
import type { SignedIn } from '../ground/identity/signed-in.js';
import { languageOf } from './answer-refusal.js';
import type { RawRoute } from './raw-route.js';

/** What the ground does not know about a person: names of units and shifts, asked of the room that does. */
export interface MePorts {
  unitNames(tx: Transaction, codes: readonly string[]): Promise<Map<string, { name: string }>>;
  onDutyUntil(tx: Transaction, personId: string, at: number): Promise<number | null>;
}

const NOTE = {
  zh: '演示环境未开启两步验证；正式使用前请开启（SIZHI_SECOND_FACTOR=required）。',
  en: 'The second factor is off in this demonstration; switch it on before real use (SIZHI_SECOND_FACTOR=required).',
};

/** GET /api/me: who I am, where I may do what, and whether something is missing before I may. */
export const meRoutes = (ground: Ground, ports: MePorts, secondFactorOff: boolean, tiles: { url: string; credit: string } | null): RawRoute[] => [{
  method: 'GET', path: '/api/installation', summary: 'Whether this is the fictional county, and where map tiles come from', action: 'public',
  publicBecause: 'made-up data says so before anybody signs in', returns: installation,
  answer: async (_request, reply) => reply.send({ countyCode: ground.countyCode, demo: ground.demo, tiles: tiles && { urls: tiles.url.split(' '), credit: tiles.credit } }),
}, {
  method: 'GET', path: '/api/me', summary: 'Who I am and what I may do', action: 'me.read', returns: me,
  async answer(request: FastifyRequest, reply, { signedIn, at }) {
    const note = secondFactorOff ? NOTE[languageOf(request)] : null;
    return reply.header('cache-control', 'no-store').send(await describeMe(ground, ports, signedIn!, note, at));
  },
}];

async function describeMe(ground: Ground, ports: MePorts, signedIn: SignedIn, note: string | null, at: number): Promise<Me> {
  const person: Person = signedIn.person;
  return ground.database.transaction(scopeOf(person, ground.countyCode), async (tx) => {
    const names = await ports.unitNames(tx, [...person.roles.map((r) => r.unitCode), ground.countyCode]);
    const nameOf = (code: string): string => names.get(code)?.name ?? code;
    return {
      personId: person.personId, name: person.name, username: signedIn.username, countyCode: ground.countyCode,
      countyName: nameOf(ground.countyCode), demo: ground.demo,
      roles: person.roles.map(({ role, unitCode }) => ({ role, unitCode, unitName: nameOf(unitCode) })),
      permissions: actionsOf(person), needsSecondFactor: signedIn.needsSecondFactor,
      onDutyUntil: await ports.onDutyUntil(tx, person.personId, at), note,
    };
  });
}
