/** Why a case went to this person: stored with the fact, readable by whoever may see the case. Same shape as the contract. */
export interface DispatchReason {
  rule: 'duty_chart' | 'convenor' | 'desk' | 'override' | 'transfer' | 'consultation' | 'reopen' | 'call_back';
  matterCode: string;
  chartUnit: string | null;
  postKind: string | null;
  level: string | null;
  candidates: Candidate[];
  consideredCount: number;
  words: string | null;
}

export interface Candidate {
  personId: string;
  name: string;
  postName: string;
  unitName: string;
  distanceMeters: number | null;
  openCases: number;
  capacity: number;
  hasSkill: boolean;
  passedOver: PassedOver | null;
}

export type PassedOver = 'excluded' | 'full' | 'other_level' | 'no_skill' | 'busier' | 'farther' | 'later_in_order';
