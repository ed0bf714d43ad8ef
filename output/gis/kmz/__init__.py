"""Maps for virtual globes."""
