export interface RosterUnit { unitCode: string; name: string; /** Households are registered in it: villages, communities, compounds. */ holds: boolean }
export type UnitFound = { ok: true; unitCode: string } | { ok: false; because: 'unit_unknown' | 'unit_elsewhere' | 'unit_ambiguous' | 'unit_not_told' };

export interface UnitFinder {
  /** By what a column says; null for a row that says nothing. */
  find(told: string | null, address: string | null): UnitFound;
  /** The ways an address of this unit may begin, longest first: with town and village, with the village, with neither. */
  prefixes(unitCode: string): readonly string[];
}

/**
 * Which unit a row belongs to, inside the one it is imported into: what its column says by name or code, else the unit of the
 * import when households live in it, else a name in the address. All units of the county are known, so that a name from
 * elsewhere is told from a name nobody has.
 */
export function makeUnitFinder(units: readonly RosterUnit[], into: string): UnitFinder {
  const byCode = new Map(units.map((unit) => [unit.unitCode, unit]));
  const byName = new Map<string, RosterUnit[]>();
  const add = (name: string, unit: RosterUnit): unknown => byName.set(name, [...(byName.get(name) ?? []).filter((one) => one !== unit), unit]);
  for (const unit of units) for (const name of spellings(unit.name)) add(name, unit);
  const home = byCode.get(into);
  const within = units.filter((unit) => unit.holds && unit.unitCode.startsWith(into) && unit.name.length > 1);
  // By the first two signs of each spelling: an address is walked once, however many units there are.
  const byStart = new Map<string, { name: string; unit: RosterUnit }[]>();
  for (const unit of within) for (const name of spellings(unit.name)) {
    if (name.length > 1) byStart.set(name.slice(0, 2), [...byStart.get(name.slice(0, 2)) ?? [], { name, unit }]);
  }
  const begins = new Map<string, readonly string[]>();
  const remembered = new Map<string, UnitFound>();

  function byWords(words: string): UnitFound {
    const code = byCode.get(words.replace(/0+$/, '')) ?? byCode.get(words);
    const town = units.find((unit) => unit.unitCode.length <= 9 && words.startsWith(unit.name) && words !== unit.name);
    const rest = town ? words.slice(town.name.length) : words;
    const named = code ? [code] : (byName.get(rest) ?? byName.get(words) ?? []).filter((unit) => !town || unit.unitCode.startsWith(town.unitCode) || town.unitCode.length === 6);
    if (named.length === 0) return { ok: false, because: 'unit_unknown' };
    const here = named.filter((unit) => unit.holds && unit.unitCode.startsWith(into));
    if (here.length === 1) return { ok: true, unitCode: (here[0] as RosterUnit).unitCode };
    if (here.length > 1) return { ok: false, because: 'unit_ambiguous' };
    // The name of a unit above says no more than the import itself.
    return named.some((unit) => into.startsWith(unit.unitCode) || (unit.unitCode.startsWith(into) && !unit.holds)) ? { ok: false, because: 'unit_not_told' } : { ok: false, because: 'unit_elsewhere' };
  }

  /** The longest name at each place, and none inside another: 阳光苑二期 is not also 阳光苑. */
  function namedIn(address: string): Set<RosterUnit> {
    const found = new Set<RosterUnit>();
    for (let at = 0; at < address.length - 1; at += 1) {
      const here = (byStart.get(address.slice(at, at + 2)) ?? []).filter(({ name }) => address.startsWith(name, at));
      const longest = Math.max(0, ...here.map(({ name }) => name.length));
      for (const { name, unit } of here) if (name.length === longest) found.add(unit);
      if (longest > 0) at += longest - 1;
    }
    return found;
  }

  function byAddress(address: string | null): UnitFound {
    if (address === null) return { ok: false, because: 'unit_not_told' };
    const named = [...namedIn(address)];
    const longest = Math.max(0, ...named.map((unit) => unit.unitCode.length));
    const deepest = named.filter((unit) => unit.unitCode.length === longest);
    const towns = deepest.filter((unit) => address.includes(byCode.get(unit.unitCode.slice(0, 9))?.name ?? '\n'));
    const [only, another] = towns.length > 0 ? towns : deepest;
    if (!only) return { ok: false, because: 'unit_not_told' };
    return another ? { ok: false, because: 'unit_ambiguous' } : { ok: true, unitCode: only.unitCode };
  }

  return {
    find(told, address) {
      if (told !== null) {
        let found = remembered.get(told);
        if (!found) remembered.set(told, found = byWords(told));
        if (found.ok || found.because !== 'unit_not_told') return found;
      }
      return home?.holds ? { ok: true, unitCode: home.unitCode } : byAddress(address);
    },
    prefixes(unitCode) {
      const known = begins.get(unitCode);
      if (known) return known;
      const chain = [6, 9, 12, 15].filter((length) => length <= unitCode.length).map((length) => byCode.get(unitCode.slice(0, length))?.name ?? '');
      const made = chain.map((_, i) => chain.slice(i).join('')).filter((prefix) => prefix !== '');
      begins.set(unitCode, made);
      return made;
    },
  };
}

const spellings = (name: string): string[] => {
  const short = name.replace(/(村民委员会|居民委员会|村委会|居委会|社区|小区|村)$/, '');
  const long = name.endsWith('村') ? [`${name}委会`, `${name}民委员会`] : [`${name}居委会`];
  return [...new Set([name, short.length > 1 ? short : name, ...long])];
};
