import type { JsonObject } from '../json.ts';
import { adminApi } from '../model/model.ts';
import { type Answer, invalid } from '../server/answer.ts';
import type { ApiRequest, World } from '../world.ts';
import {
  checkProperties,
  clientSettingsPath,
  dropLostValues,
  propertiesIn,
  propertiesPath,
  withProperties,
} from './extended-properties.ts';
import { addLocations } from './links.ts';
import { completeSetting } from './settings.ts';

/** Answers a GET of settings that exist once; nobody has to have written them. */
export function readSetting({ pattern }: ApiRequest, world: World): Answer {
  return answer(pattern, world.store.setting(pattern) ?? completeSetting(pattern, {}, world), world);
}

/** Answers a PUT: what is sent replaces all. */
export function writeSetting({ pattern, body, missing }: ApiRequest, world: World): Answer {
  if (missing.length > 0) throw invalid(missing);
  const value = completeSetting(pattern, body, world);
  const properties = pattern === propertiesPath ? value : pattern === clientSettingsPath && propertiesIn(value);
  if (properties) exchangeProperties(properties, world);
  addLocations(value, adminApi.paths[pattern]!.get!.returns!, world.apiUrl());
  world.store.set(pattern, value);
  return answer(pattern, value, world);
}

function answer(pattern: string, value: JsonObject, world: World): Answer {
  const shown = pattern === clientSettingsPath ? withProperties(value, world) : value;
  return { status: 200, text: world.store.text(shown) };
}

/** What connections have of the properties that go is refused, dropped or left. */
function exchangeProperties(value: JsonObject, world: World): void {
  const errors = checkProperties(value, world);
  if (errors.length > 0) throw invalid(errors);
  dropLostValues(value, world);
  world.store.set(propertiesPath, value);
}
