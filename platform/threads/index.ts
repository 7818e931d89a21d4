export { answerTasks } from './answer-tasks.ts';
export { keepThreads } from './keep-threads.ts';
