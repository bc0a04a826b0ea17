/** Rootly wraps every record as JSON:API: `{id, type, attributes, relationships}`. */
import type * as z from 'zod/mini';
import { isObject, type JsonObject, stringAt } from '../../reading/json-value.ts';
import { count, type Shape, type ShapeSpec, shape } from '../../reading/shape.ts';

interface ResourceSpec<T> {
  readonly name: string;
  readonly types: RegExp;
  /** Attributes of which one at least must be there: other tools use JSON:API too. */
  readonly keys: readonly string[];
  schema(): z.ZodMiniType<T>;
  tell(record: T, id: string, incident: string | undefined): ReturnType<ShapeSpec<T>['tell']>;
}

/** A shape for resources of a type; its schema reads the attributes. */
export function resource<T>(spec: ResourceSpec<T>): Shape {
  const inner = shape<T>({
    name: spec.name,
    fits: () => 0,
    schema: spec.schema,
    tell: (record, _scope, raw) => {
      const id = typeof raw[ID] === 'string' ? raw[ID] : '';
      return spec.tell(record, id, stringAt(raw, 'incident_id') ?? stringAt(raw, INCIDENT));
    },
  });
  return {
    name: spec.name,
    fits: (record) => {
      const attributes = record['attributes'];
      if (typeof record['type'] !== 'string' || !isObject(attributes)) return 0;
      return spec.types.test(record['type']) && count(attributes, ...spec.keys) > 0 ? 1 : 0;
    },
    tell(record, scope) {
      const attributes = isObject(record['attributes']) ? record['attributes'] : {};
      const incident = stringAt(record, 'relationships', 'incident', 'data', 'id');
      const told = inner.tell(withIdentity(attributes, record, incident), scope);
      return 'refused' in told ? { ...told, at: ['attributes', ...told.at] } : told;
    },
  };
}

const ID = '$id';
const INCIDENT = '$incident';

function withIdentity(attributes: JsonObject, record: JsonObject, incident: string | undefined): JsonObject {
  return { ...attributes, [ID]: String(record['id'] ?? ''), [INCIDENT]: incident };
}
