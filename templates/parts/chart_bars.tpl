{{%AUTOESCAPE context="HTML"}}
{{! Bars, with a dashed plan line if there is one.  Filled by chart_bars().
    CHART_ID CHART_TITLE CHART_TEXT HAS_PLAN PLAN_POINTS
    CHART_GRID(Y TEXT_Y TICK)
    CHART_BARS(LABEL X Y BAR_WIDTH BAR_HEIGHT CENTRE PLAN_Y LOW LABEL_SHOWN
    BAR_VALUE BAR_PLAN) LABEL_HEAD VALUE_HEAD PLAN_HEAD }}
<svg class="chart chart-phone-large" viewBox="0 0 720 220" role="img" aria-labelledby="{{CHART_ID}}-t {{CHART_ID}}-d"><title id="{{CHART_ID}}-t">{{CHART_TITLE}}</title><desc id="{{CHART_ID}}-d">{{CHART_TEXT}}</desc>
{{#CHART_GRID}}
<path class="gridline" d="M48 {{Y}}H712"/><text x="40" y="{{TEXT_Y}}" text-anchor="end">{{TICK}}</text>
{{/CHART_GRID}}
{{#CHART_BARS}}
<rect class="bar{{#LOW}} low{{/LOW}}" x="{{X}}" y="{{Y}}" width="{{BAR_WIDTH}}" height="{{BAR_HEIGHT}}" rx="4"><title>{{LABEL}}: {{BAR_VALUE}}{{#HAS_PLAN}} / {{BAR_PLAN}}{{/HAS_PLAN}}</title></rect>{{#LABEL_SHOWN}}<text x="{{CENTRE}}" y="211" text-anchor="middle">{{LABEL}}</text>{{/LABEL_SHOWN}}
{{/CHART_BARS}}
{{#HAS_PLAN}}
<polyline class="plan-line" points="{{PLAN_POINTS}}"/>
{{#CHART_BARS}}<circle class="plan-dot" cx="{{CENTRE}}" cy="{{PLAN_Y}}" r="3.2"/>{{/CHART_BARS}}
{{/HAS_PLAN}}
</svg>
<details class="chart-data"><summary>{{_"Show the table"}}</summary><div tabindex="0" role="group" aria-label="{{CHART_TITLE}}"><table class="table"><caption class="visually-hidden">{{CHART_TITLE}}</caption><thead><tr><th scope="col">{{LABEL_HEAD}}</th><th scope="col" class="number">{{VALUE_HEAD}}</th>{{#HAS_PLAN}}<th scope="col" class="number">{{PLAN_HEAD}}</th>{{/HAS_PLAN}}</tr></thead><tbody>
{{#CHART_BARS}}
<tr><th scope="row">{{LABEL}}</th><td class="number">{{BAR_VALUE}}</td>{{#HAS_PLAN}}<td class="number">{{BAR_PLAN}}</td>{{/HAS_PLAN}}</tr>
{{/CHART_BARS}}
</tbody></table></div></details>
