import { plainLabel } from '../../connector/labels.ts';
import type { OptionRole } from '../../connector/option-roles.ts';
import { isSection } from '../../connector/sections.ts';
import type { SettingDescriptor } from '../../connector/types.ts';
import { fateOfLeavers, isDelete, type RiskView, settingDifference, settingValue } from './view.ts';

/** Provisioning options that are switched, and a target that becomes another account. */
export function optionRisks(view: RiskView): void {
  if (!view.live || !view.anyRuns || !view.connector) return;
  removeAction(view);
  for (const role of ['create', 'update', 'remove', 'disabled-too'] as const) switched(view, role);
  for (const setting of view.connector.descriptor.configDescriptor.fields) targetAccount(view, setting);
}

function removeAction(view: RiskView): void {
  const option = view.option('remove-action');
  if (!option || !isDelete(option.after) || isDelete(option.before)) return;
  const difference = settingDifference(view.differences, option.name);
  if (!difference) return;
  const remove = view.option('remove');
  const isOff = remove?.after === 'false';
  view.report(
    'remove-action-delete',
    difference.place,
    isOff
      ? `${option.title} becomes ${option.after}: people who leave the scope will be deleted at the target once ${remove.title} is on`
      : `${option.title} becomes ${option.after}: people who leave the scope are deleted at the target with their data, not disabled`,
    "a deletion can't be taken back by PingFederate",
  );
}

/** What switching an option means, off and on. */
const effects: Record<Exclude<OptionRole, 'remove-action'>, { off: string; on: (view: RiskView) => string }> = {
  create: {
    off: "people who join aren't created at the target",
    on: () => "everyone in scope who isn't at the target is created with the next run",
  },
  update: {
    off: "changes of the directory no longer reach the target, and disabled people aren't enabled again",
    on: () => 'the values of the directory replace those at the target as people change',
  },
  remove: {
    off: 'people who leave the scope keep their accounts at the target',
    on: (view) => `people who left the scope in the meantime, and all who leave it from now on, ${fateOfLeavers(view)}`,
  },
  'disabled-too': {
    off: "people who are disabled in the directory aren't created any more",
    on: () => 'people who are disabled in the directory are created too, as disabled accounts',
  },
};

function switched(view: RiskView, role: keyof typeof effects): void {
  const option = view.option(role);
  if (!option || option.before === option.after) return;
  const difference = settingDifference(view.differences, option.name);
  if (!difference) return;
  const isOn = option.after?.toLowerCase() === 'true';
  const effect = isOn ? effects[role].on(view) : effects[role].off;
  view.report(
    'provisioning-option-switched',
    difference.place,
    `${option.title} is switched ${isOn ? 'on' : 'off'}: ${effect}`,
  );
}

/** Labels of settings that say which account at the target is meant; credentials alone don't. */
const accountLabels =
  /(account|site|tenant|instance|organi[sz]ation|customer)(id|alias|url|name)?$|^(scim|base|instance|directorybase)url$|usersresourceurl$|usersurl$|subdomain$|domain$|environment$/;

function targetAccount(view: RiskView, setting: SettingDescriptor): void {
  const { name, label = name, encrypted, type } = setting;
  if (encrypted || type === 'CHECK_BOX' || isSection(setting, view.connector)) return;
  if (![label, name].some((word) => accountLabels.test(plainLabel(word)))) return;
  const [before, after] = [settingValue(view.live!.provision, name), settingValue(view.desired.provision, name)];
  const difference = settingDifference(view.differences, name);
  if (!difference || before === undefined || after === undefined || before === after) return;
  view.report(
    'target-account-changed',
    difference.place,
    `"${label}" becomes another one: people are created in the new account, and those in the old one stay there with nobody looking after them`,
    "PingFederate's record of whom it provisioned is about the old account",
  );
}
