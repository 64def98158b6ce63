import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Loaded into a server that is measured: told to, it collects its garbage and says how much memory it has then. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on('SIGUSR2', async () => {
  for (let times = 0; times < 4; times++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  console.log(`collected ${JSON.stringify(process.memoryUsage())}`);
});
