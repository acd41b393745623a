import { FlagField, NestedListField, TextField } from './fields.js';

export class SettingResponse {
  @TextField({ max: 60 })
  name!: string;

  @TextField({ max: 10_000, nullable: true, description: 'Null when it is not set, and always of a secret.' })
  value!: string | null;

  @FlagField()
  isSet!: boolean;

  @FlagField({ description: 'Whether its value is kept from everybody.' })
  isSecret!: boolean;

  @FlagField({ description: 'Whether it is the built-in value.' })
  isDefault!: boolean;
}

export class SettingsResponse {
  @NestedListField(() => SettingResponse, { max: 200 })
  data!: SettingResponse[];
}
