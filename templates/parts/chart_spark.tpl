{{%AUTOESCAPE context="HTML"}}
{{! A small line.  Filled by chart_spark().
    HAS_SPARK SPARK_LABEL SPARK_POINTS SPARK_X SPARK_Y }}
{{#HAS_SPARK}}
<svg class="sparkline" viewBox="0 0 90 28" role="img" aria-label="{{SPARK_LABEL}}"><polyline class="spark" points="{{SPARK_POINTS}}"/><circle class="spark-end" cx="{{SPARK_X}}" cy="{{SPARK_Y}}" r="3"/></svg>
{{/HAS_SPARK}}
