import { Entity, PrimaryColumn } from 'typeorm';

/** One pledge of somebody who gets a message: one of theirs, however many they have. */
@Entity('backer_message_recipients')
export class BackerMessageRecipient {
  @PrimaryColumn('uuid', { name: 'message_id' })
  messageId!: string;

  @PrimaryColumn('uuid', { name: 'pledge_id' })
  pledgeId!: string;
}
