import { describe, expect, it } from 'vitest';
import { planSettings } from '../../../../contract/liaison.js';
import { buildProblem, groupOf, type PlanHome, type PlanLiaison } from './build-problem.js';

const home = (over: Partial<PlanHome> = {}): PlanHome =>
  ({ householdId: 'h', lng: 117.5, lat: 37.5, building: null, entrance: null, villagerGroup: null, prefers: [], now: null, locked: null, ...over });
const liaison = (over: Partial<PlanLiaison> = {}): PlanLiaison => ({ liaisonId: 'l', capacity: 20, least: 0, lng: 117.5, lat: 37.5, building: null, entrance: null, villagerGroup: null, ...over });
const SETTINGS = planSettings.parse({});

describe('L3 as the partition library is asked', () => {
  it('measures in metres about the middle', () => {
    const problem = buildProblem([home({ lat: 37.5 }), home({ lat: 37.51 })], [liaison({ lat: 37.5 })], SETTINGS, null);
    const [a, b] = problem.households;
    expect(b!.y - a!.y).toBeCloseTo(1113.2, 1);
    expect(problem.liaisons[0]!.y - a!.y).toBeCloseTo(0, 6);
  });
  it('puts whoever has no point into the middle of those of the same group, else of all', () => {
    const homes = [home({ villagerGroup: '一组', lng: 117.4 }), home({ villagerGroup: '二组', lng: 117.6 }), home({ villagerGroup: '二组', lng: null, lat: null }), home({ lng: null, lat: null })];
    const { households: [first, second, grouped, alone] } = buildProblem(homes, [liaison()], SETTINGS, null);
    expect(grouped!.x).toBeCloseTo(second!.x, 6);
    expect(alone!.x).toBeCloseTo((first!.x + second!.x) / 2, 0);
    for (const h of [grouped!, alone!]) expect(Number.isFinite(h.x) && Number.isFinite(h.y)).toBe(true);
  });
  it('is finite when nobody has a point at all', () => {
    const { households, liaisons } = buildProblem([home({ lng: null, lat: null })], [liaison({ lng: null, lat: null })], SETTINGS, null);
    expect([households[0]!.x, households[0]!.y, liaisons[0]!.x, liaisons[0]!.y]).toEqual([0, 0, 0, 0]);
  });
  it('leaves out a wish for somebody of another village, and a former liaison', () => {
    const { households: [h] } = buildProblem([home({ prefers: ['elsewhere', 'l'], now: 'gone' })], [liaison()], SETTINGS, null);
    expect(h).toMatchObject({ prefers: ['l'] });
    expect(h).not.toHaveProperty('current');
  });
  it('keeps an entrance together where liaisons are chosen, and only there', () => {
    const homes = [home({ building: '3', entrance: '2' }), home({ building: '3' }), home({ villagerGroup: '一组' })];
    expect(buildProblem(homes, [liaison()], SETTINGS, 1).households.map((h) => h.together)).toEqual(['3 2', undefined, undefined]);
    expect(buildProblem(homes, [liaison()], SETTINGS, null).households.map((h) => h.together)).toEqual([undefined, undefined, undefined]);
  });
  it('calls an entrance by its building, or a villager group', () => {
    expect(groupOf({ building: '3', entrance: '2', villagerGroup: null })).toBe('3 2');
    expect(groupOf({ building: '3', entrance: null, villagerGroup: null })).toBeNull();
    expect(groupOf({ building: null, entrance: null, villagerGroup: '一组' })).toBe('一组');
  });
});
