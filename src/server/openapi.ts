import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** OpenAPI 3.1 from the same schemas that parse; pages at /api/docs, the document at /api/docs/json. Before the routes. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sizhi 四制', version: '1',
        description: '实例办理、值守与通知接口。拒绝总是 {code, sentence, fields}；编号由客户端生成，重复提交得到同一答复。\n\n'
          + 'A refusal is always {code, sentence, fields}. Ids are made by the client; the same request again gets the same answer.',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sizhi.session_token' } } },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform as never,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false });
}
