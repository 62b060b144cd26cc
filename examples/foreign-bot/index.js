// A bot that has nothing to do with Baton, with human handoff by Baton added in ten lines.
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  EventFactory,
  MemoryStorage,
} from 'botbuilder';
import { createHandoff } from 'botbuilder-baton';
import { openSqliteStore } from 'botbuilder-baton/storage';
import restify from 'restify';

const { MicrosoftAppId, DATA_DIR = './data', PORT = '3978', ADMIN_PASSWORD } = process.env;

const state = new ConversationState(new MemoryStorage());
const count = state.createProperty('count');

class CountingBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const turns = (await count.get(context, 0)) + 1;
      await count.set(context, turns);
      if (/human/i.test(context.activity.text)) {
        await context.sendActivity('Let me find somebody.');
        await context.sendActivity(
          EventFactory.createHandoffInitiation(context, { reason: 'The customer asked' }),
        );
      } else {
        await context.sendActivity(`${turns}: ${context.activity.text}`);
      }
      await next();
    });
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(process.env));
adapter.onTurnError = async (context) => {
  await context.sendActivity('Something went wrong.');
};
adapter.use(async (context, next) => {
  await next();
  await state.saveChanges(context);
});
const bot = new CountingBot();
const server = restify.createServer();
server.use(restify.plugins.bodyParser());

// Baton, from here …
const store = await openSqliteStore({ file: `${DATA_DIR}/baton.sqlite` });
const handoff = createHandoff({ adapter, appId: MicrosoftAppId, store });
adapter.use(handoff.middleware);
const admin = { email: 'admin@example.com', password: ADMIN_PASSWORD };
const { generatedPassword } = await handoff.mountConsole(server, admin);
if (generatedPassword) console.log(`Sign in at /console with the password ${generatedPassword}`);
// … to here.

server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
server.listen(PORT, '127.0.0.1', () => console.log(`Listening on ${PORT}`));
