export { answerTasks } from './answer-tasks.ts';
export { openThreads, type Threads } from './open-threads.ts';
