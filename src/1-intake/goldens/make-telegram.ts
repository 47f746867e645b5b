/** Invented Telegram messages for tests, as Telegram Desktop writes them. */
export type TelegramFields = Readonly<Record<string, unknown>>;

/** A message of `number`, a minute after the one before; 2026-09-03 20:46 at UTC+3 is number 0. */
export function telegramMessage(number: number, more: TelegramFields = {}): TelegramFields {
  const unix = 1_788_457_560 + 60 * number;
  return {
    id: number,
    type: 'message',
    date: new Date((unix + 3 * 3600) * 1000).toISOString().slice(0, 19),
    date_unixtime: String(unix),
    from: 'Dana',
    from_id: 'user1',
    text: `words ${number}`,
    text_entities: [{ type: 'plain', text: `words ${number}` }],
    ...more,
  };
}

/** One chat, indented as the program does it. */
export function telegramChat(
  messages: readonly TelegramFields[],
  more: TelegramFields = {},
): string {
  return JSON.stringify(
    { name: 'North', type: 'private_supergroup', id: 77, ...more, messages },
    null,
    1,
  );
}

/** A whole account with contacts, two chats and one that was left. */
export function telegramAccount(
  first: readonly TelegramFields[],
  second: readonly TelegramFields[],
  left: readonly TelegramFields[],
): string {
  const chat = (name: string, id: number, messages: readonly TelegramFields[]): TelegramFields => ({
    name,
    type: 'personal_chat',
    id,
    messages,
  });
  return JSON.stringify(
    {
      about: 'Here is the data you requested. Remember: Telegram is ad free.',
      personal_information: { user_id: 1, first_name: 'Dana', phone_number: '+00 555 010 100' },
      contacts: {
        about: 'Contacts',
        list: [{ first_name: 'Karim', phone_number: '+00 555 010 200' }],
      },
      chats: { about: 'Chats', list: [chat('Karim', 5, first), chat('Rima', 6, second)] },
      left_chats: { about: 'Left', list: [chat('Old group', 7, left)] },
    },
    null,
    1,
  );
}
