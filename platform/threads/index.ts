export { answerTasks } from './answer-tasks.ts';
export { keepThreads } from './keep-threads.ts';
export { openThreads } from './open-threads.ts';
