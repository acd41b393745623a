import { type Settings } from '../../../platform/settings.js';
import { type SettingInEffect } from '../../../platform/settings-in-effect.js';
import { useVisit } from '../../frame/visit.js';
import { Badge, Rows, SmallCode } from '../frame/rows.js';
import { settingsWords } from './settings.words.js';

export function SettingsPage({ settings }: { settings: readonly SettingInEffect[] }) {
  const { locale } = useVisit();
  const words = settingsWords[locale];
  const valueOf = ({ value, isSet }: SettingInEffect) => (isSet ? (value ?? words.isSet) : words.notSet);
  return (
    <section>
      <Rows
        caption={words.title}
        rows={settings}
        empty={{ title: words.notSet, text: '' }}
        columns={[
          {
            label: words.setting,
            cell: ({ name }) => (
              <>
                {words.names[name as keyof Settings]}
                <SmallCode of={name} />
              </>
            ),
          },
          { label: words.value, cell: valueOf },
          {
            label: words.where,
            cell: ({ isDefault }) => (
              <Badge tone={isDefault ? 'plain' : 'good'}>{isDefault ? words.default : words.environment}</Badge>
            ),
          },
        ]}
      />
    </section>
  );
}
