import { demoAccounts, type DemoAccount } from '../accounts.js';
import { groupByParent } from '../geography/make-cells.js';
import type { MadeUnit } from '../geography/make-units.js';
import type { Point } from '../geography/plane.js';
import { pointIn } from '../geography/split-area.js';
import { makePerson, phoneMaker } from '../names/person-names.js';
import { chance, idMaker } from '../random.js';
import type { Size } from '../sizes.js';
import { LIAISON_POST, postNameIn, postsOf, ROUND_THE_CLOCK, type PostPlan, type Turn } from './post-kinds.js';

export interface StaffPerson { id: string; name: string; phone: string; unitCode: string; skills: Set<string> }
export interface StaffPost { id: string; unitCode: string; plan: PostPlan; name: string; at: Point }
export interface Holding { post: StaffPost; person: StaffPerson; turns: readonly Turn[] }
export interface Grant { personId: string; role: string; unitCode: string }

export interface Staff {
  people: StaffPerson[];
  posts: StaffPost[];
  holdings: Holding[];
  grants: Grant[];
  /** The person behind each demo account. */
  accounts: Map<string, StaffPerson>;
}

/** Skills one in so many brings along besides those of the post. */
const EXTRA_SKILLS = ['water', 'power', 'gas', 'elevator', 'mediation', 'first_aid', 'pest'] as const;

/**
 * Everyone who serves. At county size the posts of the chart are filled first; the people left up to the size's number are
 * liaisons only, and village doctors, secretaries and grid workers take the liaison posts that are still open beside their own.
 */
export function makeStaff(seed: number, size: Size, units: readonly MadeUnit[]): Staff {
  const random = chance(seed, 'staff');
  const ids = { person: idMaker(seed, 'people'), post: idMaker(seed, 'posts') };
  const phone = phoneMaker(1);
  const staff: Staff = { people: [], posts: [], holdings: [], grants: [], accounts: new Map() };
  const homes = demoHomes(units);

  const hire = (unitCode: string, skills: readonly string[]): StaffPerson => {
    const person = { id: ids.person(), name: makePerson(random).name, phone: phone(), unitCode, skills: new Set(skills) };
    if (random.next() < 0.35) person.skills.add(random.pick(EXTRA_SKILLS));
    staff.people.push(person);
    return person;
  };
  const hold = (post: StaffPost, person: StaffPerson, turns: readonly Turn[]): void => {
    staff.holdings.push({ post, person, turns });
    for (const skill of post.plan.skills) person.skills.add(skill);
    staff.grants.push({ personId: person.id, role: post.plan.role, unitCode: post.unitCode });
  };
  const open = (unit: MadeUnit, plan: PostPlan, name: string, at: Point): StaffPost => {
    const post = { id: ids.post(), unitCode: unit.code, plan, name, at };
    staff.posts.push(post);
    return post;
  };

  for (const unit of units) {
    for (const plan of postsOf(unit.level)) {
      const post = open(unit, plan, `${unit.name}${postNameIn(plan, unit.kind)}`, pointIn(unit, 0.15, random));
      const accounts = demoAccounts.filter((a) => a.postKind === plan.kind && homes.get(a.place) === unit.code);
      // A demo account is alone in its post, or with the other accounts of it, so that it is the one who is called.
      const turns = accounts.length > 0 ? accounts.map(() => ROUND_THE_CLOCK) : plan.turns;
      turns.forEach((turn, i) => {
        const person = hire(unit.code, plan.skills);
        hold(post, person, turn);
        const account = accounts[i];
        if (account) staff.accounts.set(account.username, person);
      });
    }
  }
  addLiaisons(size, units, staff, random, hire, hold, open, homes);
  for (const account of demoAccounts.filter((a) => a.postKind === null)) {
    const person = hire(homes.get('county') ?? '', []);
    staff.grants.push({ personId: person.id, role: account.role, unitCode: person.unitCode });
    staff.accounts.set(account.username, person);
  }
  return staff;
}

function addLiaisons(
  size: Size, units: readonly MadeUnit[], staff: Staff, random: ReturnType<typeof chance>,
  hire: (unitCode: string, skills: readonly string[]) => StaffPerson,
  hold: (post: StaffPost, person: StaffPerson, turns: readonly Turn[]) => void,
  open: (unit: MadeUnit, plan: PostPlan, name: string, at: Point) => StaffPost,
  homes: Map<DemoAccount['place'], string>,
): void {
  // Compounds first: nobody there can take a second post, so the count is put right in the villages that follow.
  const cells = ['compound', 'village'].flatMap((level) => units.filter((unit) => unit.level === level));
  const administrators = demoAccounts.filter((a) => a.postKind === null).length;
  const free = size.people === null ? size.liaisonPosts : size.people - staff.people.length - administrators;
  const local = new Map<string, StaffPerson[]>();
  for (const { post, person } of staff.holdings) {
    if (post.plan.kind === 'grid_worker' || post.plan.kind === 'convenor' || post.plan.kind === 'village_doctor') {
      local.set(post.unitCode, [person, ...(local.get(post.unitCode) ?? [])]);
    }
  }
  let hired = 0;
  for (let i = 0; i < size.liaisonPosts; i += 1) {
    const unit = cells[i % cells.length] as MadeUnit;
    const round = Math.floor(i / cells.length);
    const post = open(unit, LIAISON_POST, `${unit.name}第${round + 1}微网格联户长`, pointIn(unit, 0.45, random));
    const demo = homes.get('village') === unit.code && round === 0;
    // Spread those who are liaisons only evenly over the posts; the others are held by people the place already has.
    const ownPerson = demo || Math.floor(((i + 1) * free) / size.liaisonPosts) > hired;
    const neighbour = ownPerson ? undefined : local.get(unit.code)?.pop();
    if (!neighbour) hired += 1;
    const person = neighbour ?? hire(unit.code, LIAISON_POST.skills);
    hold(post, person, demo ? ROUND_THE_CLOCK : (LIAISON_POST.turns[0] ?? []));
    if (demo) staff.accounts.set('liaison1', person);
  }
}

/** Which unit each word of demoAccounts means. */
function demoHomes(units: readonly MadeUnit[]): Map<DemoAccount['place'], string> {
  const below = groupByParent(units);
  const town = units.find((unit) => unit.kind === 'town');
  const street = units.find((unit) => unit.kind === 'street');
  const community = below.get(street?.code ?? '')?.find((unit) => unit.kind === 'community');
  const homes: [DemoAccount['place'], MadeUnit | undefined][] = [
    ['county', units[0]], ['town', town], ['street', street], ['community', community],
    ['village', below.get(town?.code ?? '')?.find((unit) => unit.kind === 'village')],
    ['compound', below.get(community?.code ?? '')?.[0]],
  ];
  return new Map(homes.map(([place, unit]) => [place, unit?.code ?? '']));
}
