import type { FastifyRequest } from 'fastify';
import type { Ground } from '../../ground/ground.js';
import type { PageSetting } from '../../web/resident/pages/layout.js';
import type { ResidentPorts } from './ports.js';

/** What every resident route stands on. */
export interface ResidentStage {
  ground: Ground;
  ports: ResidentPorts;
  settingOf(request: FastifyRequest): PageSetting;
}
