import { useNavigate } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { useSimulate, type SimulationDetail } from '../../api/simulations.ts';
import { Button } from '../../ui/button.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';

/** The whole simulation of what the sliders say, kept beside the others. */
export function SimulateAgain({ simulation, document }: { simulation: SimulationDetail; document: unknown }) {
  const start = useSimulate();
  const navigate = useNavigate();
  if (start.data) {
    const { taskId, simulationId } = start.data;
    return (
      <TaskProgress
        taskId={taskId}
        label={m['simulator.running']()}
        onOver={({ state }) => {
          if (state !== 'done') return;
          start.reset();
          void navigate({ to: '/simulations/$simulationId', params: { simulationId } });
        }}
      />
    );
  }
  const { name, planCode, period } = simulation;
  return (
    <Button
      look="primary"
      isBusy={start.isPending}
      onPress={() => start.mutate({ name: m['simulator.moved_name']({ name }), planCode, period, document })}
    >
      {m['simulator.keep']()}
    </Button>
  );
}
